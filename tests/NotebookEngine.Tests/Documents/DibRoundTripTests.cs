using FsCheck;
using FsCheck.Fluent;
using NotebookEngine.Documents;

namespace NotebookEngine.Tests.Documents;

/// <summary>Any text parses and prints back to itself, or is an error with a line.</summary>
public sealed class DibRoundTripTests
{
    /// <summary>Lines chosen to meet every rule of the grammar, among arbitrary text.</summary>
    private static readonly Gen<string> Line = Gen.OneOf(
        Gen.Elements(
            "", "", "#!csharp", "#!markdown", "#!html", "#!meta", "#!meta {}", "{}", "{\"a\":1}", "{",
            "#!csharp ", "#!time", "\uFEFF", "  ", "\u2028", "x = 1;"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));

    private static readonly Gen<string> Text =
        from lines in Line.ListOf()
        from end in Gen.Elements("\n", "\r\n", "\r")
        from mark in Gen.Elements("", "\uFEFF")
        select mark + string.Join(end, lines);

    [Fact]
    public void AnyText_ParsesAndPrintsBackToItself_OrIsAnErrorWithALine() =>
        Prop.ForAll(Text.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool Holds(string text)
    {
        try
        {
            var notebook = DibFormat.Parse(text);
            var printed = DibFormat.Print(notebook);
            var again = DibFormat.Parse(printed);
            return notebook.Metadata == again.Metadata
                && notebook.Cells.Select(cell => (cell.Language, cell.Text)).SequenceEqual(again.Cells.Select(cell => (cell.Language, cell.Text)))
                && DibFormat.Print(again) == printed;
        }
        catch (DibFormatException error)
        {
            return error.Line >= 1 && error.Line <= text.Split('\n').Length + text.Split('\r').Length;
        }
    }
}
