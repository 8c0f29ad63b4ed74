using Meld.Display.Drawing;
using Meld.Encoders;
using Meld.Weights;

namespace Meld.Display;

/// <summary>Tables of encoders as they are built.</summary>
public static class EncoderTables
{
    private const double Million = 1e6;
    private const double Megabyte = 1e6;
    private const int BytesInF32 = 4;
    private const int BytesInBf16 = 2;
    private const string MultiplyAdds = "million multiply-adds";

    // Two columns a level; HTML would drop ordinary spaces.
    private const string Indent = "\u00A0\u00A0";

    /// <summary>A row for each encoder: what it reads and gives, and what it costs in memory and work.</summary>
    /// <param name="encoders">The encoders.</param>
    public static Table Overview(IReadOnlyList<EncoderSummary> encoders)
    {
        var table = Table.Of(
            ["encoder", "example", "gives", "parameters", "MB in f32", "MB in bf16", MultiplyAdds],
            encoders.Select(IReadOnlyList<object?> (encoder) =>
            [
                encoder.Architecture.Name,
                $"{encoder.Architecture.Reads} {Numbers.Shape(encoder.Architecture.InputShape)}",
                Given(encoder.Module),
                encoder.Module.Parameters,
                encoder.Module.Numbers * BytesInF32 / Megabyte,
                encoder.Module.Numbers * BytesInBf16 / Megabyte,
                encoder.Module.MultiplyAdds / Million,
            ]));
        return table.WithFormat("parameters", "#,0").WithFormat("MB in f32", "#,0.0").WithFormat("MB in bf16", "#,0.0").WithFormat(MultiplyAdds, "#,0");
    }

    /// <summary>The published weights of each encoder that has any: what they are, under which terms, and whether the cache has them.</summary>
    /// <param name="encoders">The encoders.</param>
    /// <param name="cache">Where weights are kept.</param>
    public static Table Cached(IReadOnlyList<EncoderSummary> encoders, WeightsCache cache) => Table.Of(
        ["encoder", "weights", "what they are", "licence", "in the cache"],
        from encoder in encoders
        where encoder.Architecture.Weights is not null
        let weights = cache.Get(encoder.Architecture.Weights!)
        select (IReadOnlyList<object?>)[encoder.Architecture.Name, weights.Name, weights.Source?.Description, weights.License, State(weights)])
        .WithCaption("Published weights");

    /// <summary>The modules in an encoder.</summary>
    /// <inheritdoc cref="Layers(ModuleSummary, int)"/>
    public static Table Layers(EncoderSummary encoder, int depth = 2) => Layers(encoder.Module, depth);

    /// <summary>The modules in a module, indented below what holds them: what each gives for the example, and how many numbers it has.</summary>
    /// <param name="summary">The module.</param>
    /// <param name="depth">How many levels are listed; what lies deeper counts with what holds it.</param>
    public static Table Layers(ModuleSummary summary, int depth = 2)
    {
        var rows = summary.Parts.SelectMany(part => Listed(part, "", depth)).Append(Row(summary with { Name = "all" }, ""));
        return Counts(Table.Of(["layer", "kind", "gives", "trained", "frozen", MultiplyAdds], rows)).WithFormat(MultiplyAdds, "#,0.0")
            .WithMaxRows(int.MaxValue).WithCaption($"{summary.Name}; of several that are alike, the numbers are those of one");
    }

    private static IEnumerable<IReadOnlyList<object?>> Listed(ModuleSummary part, string indent, int depth) =>
        depth == 0 ? [] : part.Parts.SelectMany(inner => Listed(inner, indent + Indent, depth - 1)).Prepend(Row(part, indent));

    // Nothing stands where there is nothing to count, so that what has the weights is seen at once.
    private static IReadOnlyList<object?> Row(ModuleSummary part, string indent) =>
    [
        $"{indent}{part.Name}{(part.Repeats == 1 ? "" : $" × {part.Repeats}")}",
        part.Kind,
        Given(part),
        Counted(part.Trainable),
        Counted(part.Frozen),
        part.MultiplyAdds == 0 ? null : part.MultiplyAdds / Million,
    ];

    private static Table Counts(Table table) => table.WithFormat("trained", "#,0").WithFormat("frozen", "#,0");

    private static string State(CachedWeights weights) =>
        weights.Problem ?? (weights.IsThere ? Numbers.Format((weights.Bytes ?? 0) / Megabyte, "#,0 MB") : "no");

    private static string Given(ModuleSummary part) =>
        string.Join(", ", part.Outputs.Select(output => $"{Prose(output.Name)} {Numbers.Shape(output.Shape)}".TrimStart()));

    // Tensors of a tuple have but a number, which their order tells.
    private static string Prose(string name) => name.All(char.IsAsciiDigit) ? "" : name;

    private static long? Counted(long count) => count == 0 ? null : count;
}
