using System.Globalization;
using Meld.Display.Drawing;
using Meld.Encoders;

namespace Meld.Display.Plots;

/// <summary>Draws a module from its summary: its parts in the order in which it calls them, and what each gave for an example.</summary>
internal static class ModuleDiagram
{
    // What more there is in a part, its table tells.
    private const int MostLines = 8;

    /// <summary>The input, the parts, and the output.</summary>
    public static FlowDiagram Of(ModuleSummary summary, string input)
    {
        var groups = Grouped(Parts(summary));
        List<IReadOnlyList<DiagramBox>> rows =
            [[new DiagramBox("input", [input])], .. groups.Select(IReadOnlyList<DiagramBox> (group) => [Box(group)]), [Output(summary)]];
        // The output names its tensors itself; not all of them come from the last part.
        string[] labels = ["", .. groups.SkipLast(1).Select(Given), ""];
        var title = Number($"{summary.Name}: {summary.Parameters:N0} parameters");
        return new FlowDiagram(title, rows, [.. labels.Select((label, row) => new DiagramArrow((row, 0), (row + 1, 0), label))]);
    }

    /// <summary>The parts of a module, or of the only part that it has; a layer is its own.</summary>
    private static IReadOnlyList<ModuleSummary> Parts(ModuleSummary summary) => summary.Parts switch
    {
        [] => [summary],
        [{ Repeats: 1, Parts.Count: > 0 } only] => Parts(only),
        var parts => parts,
    };

    /// <summary>A layer begins a box, and what only scales, bends, pools or adds to what it gave belongs to it.</summary>
    private static List<List<ModuleSummary>> Grouped(IReadOnlyList<ModuleSummary> parts)
    {
        var groups = new List<List<ModuleSummary>>();
        foreach (var part in parts)
        {
            if (groups is [.., [.., { Parts.Count: 0 }] group] && part is { Parts.Count: 0, MultiplyAdds: 0 }) group.Add(part);
            else groups.Add([part]);
        }
        return groups;
    }

    private static DiagramBox Box(List<ModuleSummary> group) => group is [{ Parts.Count: > 0 } part]
        ? new DiagramBox(Name(part), [Kind(part), .. Lines(part.Parts)])
        : new DiagramBox(group[0].Name, [Kind(group[0]), .. Lines(group[1..])]);

    private static IEnumerable<string> Lines(IReadOnlyList<ModuleSummary> parts)
    {
        var most = parts.Count > MostLines ? MostLines - 1 : MostLines;
        foreach (var part in parts.Take(most)) yield return $"{Name(part)}: {Kind(part)}";
        if (parts.Count > most) yield return $"and {parts.Count - most} more";
        // Of a stack of layers that are alike, one is worth a look.
        if (parts is not [{ Repeats: > 1 } layer]) yield break;
        foreach (var line in Lines(layer.Parts)) yield return $"in each {line}";
    }

    private static string Name(ModuleSummary part) => part.Repeats == 1 ? part.Name : $"{part.Name} × {part.Repeats}";

    private static string Kind(ModuleSummary part) => part.Parameters == 0
        ? part.Kind
        : Number($"{part.Kind}, {part.Parameters:N0} parameters{(part.Repeats == 1 ? "" : " each")}");

    private static string Given(List<ModuleSummary> group) =>
        group.LastOrDefault(part => part.Outputs.Count > 0) is { } last ? Numbers.Shape(last.Outputs[0].Shape) : "";

    private static DiagramBox Output(ModuleSummary summary) =>
        new("output", [.. summary.Outputs.Select(output => $"{output.Name} {Numbers.Shape(output.Shape)}".TrimStart())]);

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
