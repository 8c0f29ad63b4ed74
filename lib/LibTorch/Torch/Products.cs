using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Products, distances and factors of matrices.</summary>
internal static class Products
{
    internal static Tensor Tensordot(Tensor left, Tensor right, long dims)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dims);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dims, left.ndim);
        var first = left.ndim - dims;
        long[] own = [.. Enumerable.Range(0, (int)dims).Select(i => first + i)];
        long[] other = [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)];
        return Aten.tensordot(left, right, own, other);
    }

    internal static Tensor Tensordot(Tensor left, Tensor right, (long, long)[] dims) =>
        Aten.tensordot(left, right, Array.ConvertAll(dims, pair => pair.Item1), Array.ConvertAll(dims, pair => pair.Item2));

    internal static Tensor PseudoInverse(Tensor input, double rcond, bool hermitian) => Aten.linalg_pinv(input, rcond, hermitian);

    internal static Tensor Vandermonde(Tensor input, long count, bool increasing) => Aten.vander(input, count < 0 ? null : count, increasing);

    // compute_mode is numbered as in libtorch.
    internal static Tensor Distances(Tensor x1, Tensor x2, double p, compute_mode mode) => Aten.cdist(x1, x2, p, (long)mode);

    internal static (Tensor, Tensor) SymmetricEigen(Tensor input, char triangle) => Aten.linalg_eigh(input, triangle.ToString());

    internal static Tensor SymmetricEigenvalues(Tensor input, char triangle) => Aten.linalg_eigvalsh(input, triangle.ToString());

    internal static (Tensor, Tensor) Qr(Tensor input, linalg.QRMode mode) => Aten.linalg_qr(input, mode switch
    {
        linalg.QRMode.Complete => "complete",
        linalg.QRMode.R => "r",
        _ => "reduced",
    });

    internal static Tensor SolveTriangular(Tensor a, Tensor b, bool upper, bool left, bool unitriangular, Tensor? result) => result is null
        ? Aten.linalg_solve_triangular(a, b, upper, left, unitriangular)
        : Aten.linalg_solve_triangular_out(a, b, upper, left, unitriangular, result);

    internal static Tensor VecDot(Tensor x, Tensor y, long dim, Tensor? result) =>
        result is null ? Aten.linalg_vecdot(x, y, dim) : Aten.linalg_vecdot_out(x, y, dim, result);
}
