using System.Text.Json;
using System.Text.RegularExpressions;
using Meld.Testing;
using NotebookEngine.Exporting;

namespace NotebookEngine.Tests.Exporting;

public sealed class IpynbExporterTests
{
    private static readonly string[] CodeKeys = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"];
    private static readonly string[] MarkdownKeys = ["cell_type", "id", "metadata", "source"];

    private static JsonElement Export(IpynbExportOptions? options = null) =>
        JsonDocument.Parse(IpynbExporter.Export(TestRun.Complete, options)).RootElement;

    private static string Source(JsonElement cell) => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()));

    [Fact]
    public void Text_IsAsReviewed() => Snapshot.Match(IpynbExporter.Export(TestRun.Complete), "complete.ipynb");

    [Fact]
    public void Notebook_HasWhatTheSchemaRequires()
    {
        var root = Export();
        Assert.Equal((4, 5), (root.GetProperty("nbformat").GetInt32(), root.GetProperty("nbformat_minor").GetInt32()));
        Assert.Equal(["cells", "metadata", "nbformat", "nbformat_minor"], root.EnumerateObject().Select(property => property.Name));
        var kernel = root.GetProperty("metadata").GetProperty("kernelspec");
        Assert.Equal(".NET (C#)", kernel.GetProperty("display_name").GetString());
        Assert.Equal(".net-csharp", kernel.GetProperty("name").GetString());
        Assert.Equal("C#", root.GetProperty("metadata").GetProperty("language_info").GetProperty("name").GetString());
    }

    [Fact]
    public void Cells_HaveExactlyTheKeysOfTheSchema_AndUniqueIds()
    {
        var ids = new HashSet<string>();
        foreach (var cell in Export().GetProperty("cells").EnumerateArray())
        {
            var keys = cell.GetProperty("cell_type").GetString() == "code" ? CodeKeys : MarkdownKeys;
            Assert.Equal(keys, cell.EnumerateObject().Select(property => property.Name).Order());
            var id = cell.GetProperty("id").GetString()!;
            Assert.Matches(new Regex("^[a-zA-Z0-9-_]{1,64}$"), id);
            Assert.True(ids.Add(id));
        }
    }

    [Fact]
    public void Outputs_HaveExactlyTheKeysOfTheSchema()
    {
        var outputs = Export().GetProperty("cells").EnumerateArray()
            .Where(cell => cell.TryGetProperty("outputs", out _)).SelectMany(cell => cell.GetProperty("outputs").EnumerateArray());
        foreach (var output in outputs)
        {
            string[] expected = output.GetProperty("output_type").GetString() switch
            {
                "stream" => ["name", "output_type", "text"],
                "display_data" => ["data", "metadata", "output_type"],
                "execute_result" => ["data", "execution_count", "metadata", "output_type"],
                "error" => ["ename", "evalue", "output_type", "traceback"],
                var type => throw new ArgumentException($"no output type {type} in nbformat"),
            };
            Assert.Equal(expected, output.EnumerateObject().Select(property => property.Name).Order());
        }
    }

    [Fact]
    public void CodeCell_NamesItsLanguageTwice()
    {
        var metadata = Export().GetProperty("cells")[6].GetProperty("metadata");
        Assert.Equal("html", metadata.GetProperty("polyglot_notebook").GetProperty("kernelName").GetString());
        Assert.Equal("html", metadata.GetProperty("dotnet_interactive").GetProperty("language").GetString());
    }

    [Fact]
    public void Mermaid_IsAFenceInMarkdown() => Assert.Equal("```mermaid\ngraph TD; A-->B\n```", Source(Export().GetProperty("cells")[7]));

    [Fact]
    public void References_CanBeMadeAbsolute()
    {
        Assert.StartsWith("#r \".lib/Meld.dll\"\n", Source(Export().GetProperty("cells")[1]), StringComparison.Ordinal);
        var cell = Export(new IpynbExportOptions { ReferenceBase = "/books" }).GetProperty("cells")[1];
        Assert.StartsWith("#r \"/books/.lib/Meld.dll\"\n", Source(cell), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"nuget: A, 1.0\"")]
    [InlineData("#r \"System.Xml\"")]
    [InlineData("// #r \"a.dll\"")]
    [InlineData("#r \"/abs/a.dll\"")]
    public void OtherReferences_StayAsTheyAre(string line) => Assert.Equal(line, ReferenceDirectives.MakeAbsolute(line, "/books"));
}
