using Meld.Display.Drawing;
using Meld.Encoders;

namespace Meld.Display;

/// <summary>Tables of encoders as they are built.</summary>
public static class EncoderTables
{
    private const double Million = 1e6;
    private const string MultiplyAdds = "million multiply-adds";

    // Two columns a level; HTML would drop ordinary spaces.
    private const string Indent = "\u00A0\u00A0";

    /// <summary>The modules in a module, indented below what holds them: what each gives for the example, and how many numbers it has.</summary>
    /// <param name="summary">The module.</param>
    /// <param name="depth">How many levels are listed; what lies deeper counts with what holds it.</param>
    public static Table Layers(ModuleSummary summary, int depth = 2)
    {
        var parts = summary.Parts.SelectMany(part => Listed(part, "", depth)).Select(Row);
        var table = Table.Of(["layer", "kind", "gives", "times", "parameters", "trained", MultiplyAdds], parts.Append(Row((summary with { Name = "all" }, ""))));
        return table.WithFormat("times", "#,0").WithFormat("parameters", "#,0").WithFormat("trained", "#,0").WithFormat(MultiplyAdds, "#,0.0")
            .WithMaxRows(int.MaxValue).WithCaption(summary.Name);
    }

    private static IEnumerable<(ModuleSummary Part, string Indent)> Listed(ModuleSummary part, string indent, int depth)
    {
        yield return (part, indent);
        if (depth == 1) yield break;
        foreach (var listed in part.Parts.SelectMany(inner => Listed(inner, indent + Indent, depth - 1))) yield return listed;
    }

    private static IReadOnlyList<object?> Row((ModuleSummary Part, string Indent) listed)
    {
        var (part, indent) = listed;
        // Nothing stands where there is nothing to count, so that what has the weights is seen at once.
        return
        [
            indent + part.Name,
            part.Kind,
            string.Join(", ", part.Outputs.Select(output => Numbers.Shape(output.Shape))),
            part.Repeats == 1 ? null : part.Repeats,
            Counted(part.Parameters),
            part.Parameters == 0 ? null : part.Trainable,
            part.MultiplyAdds == 0 ? null : part.MultiplyAdds / Million,
        ];
    }

    private static long? Counted(long count) => count == 0 ? null : count;
}
