using Meld.Text;

namespace Meld.Tests.Text;

public sealed class SparseMatrixTests
{
    [Fact]
    public void Beside_TwoMatrices_ShiftsColumnsOfTheRight()
    {
        var left = new SparseMatrix(3, [0, 2, 2], [0, 2], [1, 2]);
        var right = new SparseMatrix(2, [0, 1, 2], [1, 0], [3, 4]);
        var both = SparseMatrix.Beside(left, right);
        Assert.Equal((2, 5, 4), (both.RowCount, both.ColumnCount, both.Count));
        Assert.Equal([0, 2, 4], both.Columns(0).ToArray());
        Assert.Equal([1, 2, 3], both.Values(0).ToArray());
        Assert.Equal([3], both.Columns(1).ToArray());
        Assert.Equal([4], both.Values(1).ToArray());
    }

    [Fact]
    public void Beside_OtherRowCount_Throws() =>
        Assert.Throws<ArgumentException>(() => SparseMatrix.Beside(new SparseMatrix(1, [0], [], []), new SparseMatrix(1, [0, 0], [], [])));

    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 1, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 2 }, new[] { 0 })]
    [InlineData(new[] { 0, 2, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 1 }, new[] { 3 })]
    [InlineData(new[] { 0, 1 }, new[] { -1 })]
    [InlineData(new[] { 0, 2 }, new[] { 1, 1 })]
    public void Constructor_InconsistentArrays_Throws(int[] rowStarts, int[] columns) =>
        Assert.Throws<ArgumentException>(() => new SparseMatrix(3, rowStarts, columns, new double[columns.Length]));
}
