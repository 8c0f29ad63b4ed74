using NotebookEngine.Documents;

namespace NotebookEngine.Tests.Documents;

/// <summary>Each rule of the format as a test.</summary>
public sealed class DibFormatTests
{
    private static string[] Cells(string text) =>
        [.. DibFormat.Parse(text).Cells.Select(cell => $"{cell.Language}:{cell.Text.Replace("\n", "|", StringComparison.Ordinal)}@{cell.Line}")];

    [Fact]
    public void EmptyText_HasNoCells() => Assert.Empty(Cells(""));

    [Fact]
    public void TextBeforeFirstCellLine_IsCSharp() => Assert.Equal(["csharp:var x = 1;@1", "markdown:# T@3"], Cells("var x = 1;\n#!markdown\n# T\n"));

    [Fact]
    public void DefaultKernelName_DoesNotChangeTheFirstCell() =>
        Assert.Equal(["csharp:#!time|let x = 1@2"], Cells("#!meta {\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!time\nlet x = 1"));

    [Theory]
    [InlineData("csharp", "csharp")]
    [InlineData("c#", "csharp")]
    [InlineData("C#", "csharp")]
    [InlineData("fsharp", "fsharp")]
    [InlineData("f#", "fsharp")]
    [InlineData("F#", "fsharp")]
    [InlineData("pwsh", "pwsh")]
    [InlineData("powershell", "pwsh")]
    [InlineData("javascript", "javascript")]
    [InlineData("js", "javascript")]
    [InlineData("html", "html")]
    [InlineData("http", "http")]
    [InlineData("mermaid", "mermaid")]
    [InlineData("value", "value")]
    [InlineData("markdown", "markdown")]
    [InlineData("md", "markdown")]
    [InlineData("sql", "sql")]
    [InlineData("kql", "kql")]
    public void NameOrAlias_BeginsACell(string name, string language) =>
        Assert.Equal([$"csharp:a@1", $"{language}:b@3"], Cells($"a\n#!{name}\nb"));

    [Theory]
    [InlineData("#!CSharp")]
    [InlineData("#!Markdown")]
    [InlineData("#!MD")]
    [InlineData("#!csharp ")]
    [InlineData("#!csharp\t")]
    [InlineData(" #!csharp")]
    [InlineData("#! csharp")]
    [InlineData("#!time")]
    [InlineData("#!")]
    [InlineData("#!meta")]
    [InlineData("#!/usr/bin/env dotnet")]
    public void OtherLine_StaysInTheCell(string line) => Assert.Equal([$"csharp:a|{line}|b@1"], Cells($"a\n{line}\nb"));

    [Fact]
    public void CellLineInAString_SplitsTheCell_ForNothingCanBeEscaped() =>
        Assert.Equal(["csharp:var s = \"\"\"@2", "html:\"\"\";@4"], Cells("#!csharp\nvar s = \"\"\"\n#!html\n\"\"\";"));

    [Fact]
    public void BlankLines_AreTrimmedAtBothEndsOnly() =>
        Assert.Equal(["markdown:a||b@4"], Cells("#!markdown\n\n\na\n\nb\n\n\n"));

    [Fact]
    public void LineOfSpaces_IsNotBlank() => Assert.Equal(["markdown:  |a@2"], Cells("#!markdown\n  \na"));

    [Fact]
    public void EmptyCell_Vanishes() => Assert.Equal(["markdown:a@6"], Cells("#!csharp\n\n#!html\n\n#!markdown\na"));

    [Fact]
    public void ByteOrderMark_IsAccepted() => Assert.Equal(["markdown:a@2"], Cells("\uFEFF#!markdown\na"));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void OtherLineEnds_AreRead(string end) =>
        Assert.Equal(["csharp:a|b@2", "markdown:c@5"], Cells("#!csharp\na\nb\n#!markdown\nc\n".Replace("\n", end, StringComparison.Ordinal)));

    [Fact]
    public void Metadata_IsKeptOnOneLine()
    {
        var notebook = DibFormat.Parse("#!meta\n\n{\n  \"a\": [1,\n 2]\n}\n\n#!csharp\nx");
        Assert.Equal("{\"a\":[1,2]}", notebook.Metadata);
        Assert.Equal(9, Assert.Single(notebook.Cells).Line);
    }

    [Fact]
    public void Metadata_MayBeginInItsOwnLine() => Assert.Equal("{\"a\":1}", DibFormat.Parse("#!meta {\"a\":1}\n#!csharp\nx").Metadata);

    [Fact]
    public void Metadata_MayBeMissing() => Assert.Equal(Notebook.DefaultMetadata, DibFormat.Parse("#!csharp\nx").Metadata);

    [Fact]
    public void Metadata_EndsAtAnyDirective() => Assert.Equal(["csharp:#!time|x@3"], Cells("#!meta\n{}\n#!time\nx"));

    [Theory]
    [InlineData("#!meta\n{\"a\":\n#!csharp\nx", 2)]
    [InlineData("\n#!meta\n\n{}\ntext\n#!csharp\nx", 5)]
    [InlineData("#!meta\n[1]\n#!csharp", 1)]
    [InlineData("#!meta\n{\"a\":1,\n\"a\":2}", 1)]
    public void BrokenMetadata_IsAnErrorWithALine(string text, int line)
    {
        var error = Assert.Throws<DibFormatException>(() => DibFormat.Parse(text));
        Assert.Equal(line, error.Line);
        Assert.StartsWith($"line {line}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfASurrogatePairInMetadata_IsAnErrorWithALine() =>
        Assert.Equal(2, Assert.Throws<DibFormatException>(() => DibFormat.Parse($"\n#!meta\n{{\"a\":\"{(char)0xD800}\"}}")).Line);

    [Theory]
    [InlineData(new byte[] { (byte)'a', 10, (byte)'b', 13, 10, 0xE9, (byte)'c' }, "line 3: the file has a byte that is not UTF-8")]
    [InlineData(new byte[] { (byte)'a', 0xC3 }, "line 1: the file has a byte that is not UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "line 1: the file is UTF-16; a notebook is UTF-8")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, "line 1: the file is UTF-16; a notebook is UTF-8")]
    public async Task OtherEncoding_IsAnErrorWithALine(byte[] bytes, string message)
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("a.dib"), bytes);
        Assert.Equal(message, (await Assert.ThrowsAsync<DibFormatException>(() => DibFormat.ReadAsync(folder.File("a.dib")))).Message);
    }

    [Fact]
    public async Task ByteOrderMarkOfAFile_IsAccepted()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("a.dib"), [0xEF, 0xBB, 0xBF, .. "é"u8]);
        Assert.Equal("é", Assert.Single((await DibFormat.ReadAsync(folder.File("a.dib"))).Cells).Text);
    }

    [Fact]
    public void Print_WritesEachPartApartByABlankLine() =>
        Assert.Equal(
            $"#!meta\n\n{Notebook.DefaultMetadata}\n\n#!markdown\n\n# T\n\n#!csharp\n\nx\n",
            DibFormat.Print(DibFormat.Parse("#!md\n# T\n#!C#\nx")));

    [Fact]
    public void Print_RefusesALineThatWouldSplitTheCell() =>
        Assert.Throws<ArgumentException>(() => DibFormat.Print(new Notebook([new NotebookCell(CellLanguage.CSharp, "a\n#!html\nb")])));
}
