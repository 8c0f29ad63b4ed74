using Meld.Display;
using Meld.Testing;

namespace Meld.Tests.Display;

public class TableTests
{
    private static readonly Table Scores = Table.From(new[]
    {
        new { Model = "majority", F1 = 0.31234, Loss = double.NaN, Runs = 1, Note = (string?)null },
        new { Model = "linear <&>", F1 = 0.5, Loss = 1.25, Runs = 1200, Note = (string?)"\U0001F600 two\nlines" },
        new { Model = "text", F1 = 0.49999, Loss = 0.75, Runs = 5, Note = (string?)"\u4F60\u597D" },
    });

    [Fact]
    public void ToString_Scores_IsAligned() => Snapshot.Match(
        $"{Scores.WithCaption("Scores").WithFormat("Runs", "#,0").WithBest("F1").WithBest("Loss", Best.Lowest)}\n", "table.text");

    [Fact]
    public void ToHtml_Scores_IsAsBefore() =>
        Snapshot.Match(Scores.WithCaption("<Scores>").WithBest("F1").WithMaxRows(2).ToHtml() + "\n", "table.html");

    [Fact]
    public void WithBest_CellsThatReadTheSame_AreBothEmphasised()
    {
        var lines = Scores.WithFormat("F1", "0.000").WithBest("F1").ToString().Split('\n');
        Assert.Contains("0.500*", lines[3], StringComparison.Ordinal);
        Assert.Contains("0.500*", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void WithMaxRows_LongTable_SaysHowManyAreLeftOut()
    {
        var table = Table.From(Enumerable.Range(1, 60).Select(id => new { Id = id }));
        Assert.EndsWith("\n... 10 more rows", table.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\n... 1 more row", table.WithMaxRows(59).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_NoRows_SaysSo() => Assert.Equal("A\n-\n(no rows)", Table.Of(["A"], []).ToString());

    [Fact]
    public void Of_RowTooShort_NamesTheRow()
    {
        var exception = Assert.Throws<ArgumentException>(() => Table.Of(["a", "b"], [[1, 2], [3]]));
        Assert.Contains("Row 2 has 1 cells for 2 columns", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithFormat_NoSuchColumn_NamesTheColumns()
    {
        var exception = Assert.Throws<ArgumentException>(() => Scores.WithFormat("f1", "0"));
        Assert.Contains("No column 'f1'; the columns are Model, F1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithHeaders_NewNames_AreShown() =>
        Assert.StartsWith("Kind", Table.From(new[] { new { A = 1, B = 2 } }).WithHeaders("Kind", "Size").ToString(), StringComparison.Ordinal);
}
