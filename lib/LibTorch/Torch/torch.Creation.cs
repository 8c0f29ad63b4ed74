using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Matrix with ones on its diagonal and zeros elsewhere.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; as many as rows if negative.</param>
    /// <param name="dtype">Type of the elements; the default one if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Not supported.</param>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Finish(Aten.eye_m(rows, columns < 0 ? rows : columns, dtype, device: Creation.Place(device)), requires_grad, names);

    /// <summary>Evenly spaced numbers from start to end, both included.</summary>
    /// <param name="start">First number.</param>
    /// <param name="end">Last number.</param>
    /// <param name="steps">How many.</param>
    /// <param name="dtype">Type of the elements; the default one if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Finish(Aten.linspace(start, end, steps, dtype, device: Creation.Place(device)), requires_grad, null);

    /// <summary>Powers of a base whose exponents are evenly spaced from start to end, both included.</summary>
    /// <param name="start">First exponent.</param>
    /// <param name="end">Last exponent.</param>
    /// <param name="steps">How many.</param>
    /// <param name="base">The base.</param>
    /// <param name="dtype">Type of the elements; the default one if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Finish(Aten.logspace(start, end, steps, @base, dtype, device: Creation.Place(device)), requires_grad, null);

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    /// <param name="n">How many.</param>
    /// <param name="dtype">Type of the elements; Int64 if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="generator">Where the random numbers come from; the default one if null.</param>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        var type = dtype ?? ScalarType.Int64;
        var made = generator is null
            ? Aten.randperm(n, type, device: Creation.Place(device))
            : Aten.randperm_generator(n, generator, type, device: Creation.Place(device));
        return Creation.Finish(made, requires_grad, null);
    }

    /// <summary>Uninitialised memory with the given sizes and strides.</summary>
    /// <param name="size">Sizes.</param>
    /// <param name="strides">Steps between neighbours along each dimension, in elements.</param>
    /// <param name="dtype">Type of the elements; the default one if null.</param>
    /// <param name="device">Place; the default one if null.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    /// <param name="names">Not supported.</param>
    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Finish(Aten.empty_strided(size, strides, dtype, device: Creation.Place(device)), requires_grad, names);

    /// <summary>Row and column indices of a lower triangle: `[2, n]`.</summary>
    /// <param name="row">Rows of the matrix.</param>
    /// <param name="col">Columns of the matrix.</param>
    /// <param name="offset">The diagonal up to which elements count, 0 for the main one.</param>
    /// <param name="dtype">Type of the indices.</param>
    /// <param name="device">Place; the default one if null.</param>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices(row, col, offset, dtype, device: Creation.Place(device));

    /// <summary>Row and column indices of an upper triangle: `[2, n]`.</summary>
    /// <param name="row">Rows of the matrix.</param>
    /// <param name="col">Columns of the matrix.</param>
    /// <param name="offset">The diagonal from which elements count, 0 for the main one.</param>
    /// <param name="dtype">Type of the indices.</param>
    /// <param name="device">Place; the default one if null.</param>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices(row, col, offset, dtype, device: Creation.Place(device));
}
