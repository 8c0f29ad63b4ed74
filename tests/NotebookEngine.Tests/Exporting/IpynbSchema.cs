using System.Text.Json;
using System.Text.RegularExpressions;

namespace NotebookEngine.Tests.Exporting;

/// <summary>What nbformat's JSON schema 4.5 asks of cells and outputs, as far as an exporter can break it.</summary>
internal static partial class IpynbSchema
{
    private static readonly string[] CodeKeys = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"];
    private static readonly string[] MarkdownKeys = ["cell_type", "id", "metadata", "source"];

    public static void Check(JsonElement notebook)
    {
        Assert.Equal(["cells", "metadata", "nbformat", "nbformat_minor"], Keys(notebook));
        var ids = new HashSet<string>();
        foreach (var cell in notebook.GetProperty("cells").EnumerateArray())
        {
            var isCode = cell.GetProperty("cell_type").GetString() == "code";
            Assert.Equal(isCode ? CodeKeys : MarkdownKeys, Keys(cell));
            var id = cell.GetProperty("id").GetString()!;
            Assert.Matches(Id(), id);
            Assert.True(ids.Add(id));
            CheckText(cell.GetProperty("source"));
            if (!isCode) continue;
            foreach (var output in cell.GetProperty("outputs").EnumerateArray()) CheckOutput(output);
        }
    }

    private static void CheckOutput(JsonElement output)
    {
        string[] expected = output.GetProperty("output_type").GetString() switch
        {
            "stream" => ["name", "output_type", "text"],
            "display_data" => ["data", "metadata", "output_type"],
            "execute_result" => ["data", "execution_count", "metadata", "output_type"],
            "error" => ["ename", "evalue", "output_type", "traceback"],
            var type => throw new ArgumentException($"no output type {type} in nbformat"),
        };
        Assert.Equal(expected, Keys(output));
        if (output.TryGetProperty("text", out var text)) CheckText(text);
        if (output.TryGetProperty("traceback", out var trace)) CheckText(trace);
        if (output.TryGetProperty("ename", out var name)) Assert.NotNull(name.GetString());
        if (output.TryGetProperty("evalue", out var value)) Assert.NotNull(value.GetString());
        if (!output.TryGetProperty("data", out var data)) return;
        foreach (var entry in data.EnumerateObject().Where(entry => !entry.Name.EndsWith("json", StringComparison.Ordinal))) CheckText(entry.Value);
    }

    private static void CheckText(JsonElement lines) =>
        Assert.All(lines.EnumerateArray(), line => Assert.NotNull(line.GetString()));

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
