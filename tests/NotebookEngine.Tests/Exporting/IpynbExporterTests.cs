using System.Text.Json;
using Meld.Testing;
using NotebookEngine.Documents;
using NotebookEngine.Exporting;

namespace NotebookEngine.Tests.Exporting;

public sealed class IpynbExporterTests
{
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
    public void CellsAndOutputs_HaveExactlyTheKeysOfTheSchema() => IpynbSchema.Check(Export());

    [Fact]
    public void JsonThatCannotBeWritten_IsPlainText()
    {
        // Half a surrogate pair is valid where JSON is parsed and not where it is written.
        const string odd = "{\"a\": \"\\ud800\"}";
        var run = TestRun.Showing([("application/json", odd)], [("application/json", "{"), ("text/plain", "there already")]);
        var cells = JsonDocument.Parse(IpynbExporter.Export(run)).RootElement.GetProperty("cells");
        var outputs = cells[0].GetProperty("outputs");
        Assert.Equal(odd, outputs[0].GetProperty("data").GetProperty("text/plain")[0].GetString());
        Assert.Equal("there already", outputs[1].GetProperty("data").EnumerateObject().Single().Value[0].GetString());
    }

    [Fact]
    public void WhatASessionLeftOut_IsEmptyText()
    {
        var run = TestRun.Showing([("text/plain", null!)]);
        run = run with
        {
            Cells =
            [
                .. run.Cells.Select(cell => cell with
                {
                    Outputs = [.. cell.Outputs, new CellOutput.Printed(false, null!), new CellOutput.Display(null!, true)],
                    Error = new CellError(null!, null!) { StackTrace = [null!] },
                }),
            ],
        };
        IpynbSchema.Check(JsonDocument.Parse(IpynbExporter.Export(run)).RootElement);
        Assert.EndsWith("</html>\n", HtmlExporter.Export(run), StringComparison.Ordinal);
    }

    [Fact]
    public void MetadataThatCannotBeWritten_IsTheDefault()
    {
        var run = TestRun.Complete with { Notebook = TestRun.Complete.Notebook with { Metadata = "{\"kernelInfo\": \"\\ud800\"}" } };
        Assert.Equal(IpynbExporter.Export(TestRun.Complete), IpynbExporter.Export(run));
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
    [InlineData("#r \"a\0.dll\"")]
    public void OtherReferences_StayAsTheyAre(string line) => Assert.Equal(line, ReferenceDirectives.MakeAbsolute(line, "/books"));
}
