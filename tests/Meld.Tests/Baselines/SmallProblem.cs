using Meld.Text;

namespace Meld.Tests.Baselines;

/// <summary>Twelve made-up rows of four features and three labels.</summary>
internal static class SmallProblem
{
    public static readonly double[][] Rows =
    [
        [1, 0, 2, 0], [0, 1, 0, 0], [3, 0, 0, 1], [0, 0, 1, 1], [2, 2, 0, 0], [0, 1, 1, 0],
        [1, 1, 1, 1], [0, 0, 0, 2], [0.5, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 3], [0, 2, 0, 1.5],
    ];

    public static readonly int[] Labels = [0, 1, 0, 2, 1, 1, 0, 2, 0, 1, 2, 2];

    public static readonly SparseMatrix Features = Sparse(Rows);

    public static SparseMatrix Sparse(double[][] rows)
    {
        var starts = new int[rows.Length + 1];
        var (columns, values) = (new List<int>(), new List<double>());
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column] == 0) continue;
                columns.Add(column);
                values.Add(rows[row][column]);
            }
            starts[row + 1] = columns.Count;
        }
        return new SparseMatrix(rows[0].Length, starts, [.. columns], [.. values]);
    }
}
