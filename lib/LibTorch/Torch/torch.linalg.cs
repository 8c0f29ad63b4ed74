using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>The least squares solution of <c>input X = other</c>: <c>[..., m, n] x [..., m, k] -> [..., n, k]</c>.</summary>
        /// <param name="input">The matrices.</param>
        /// <param name="other">The right-hand sides.</param>
        /// <returns>Solution, sums of squared residuals, ranks and singular values; the last three are empty where the driver gives none.</returns>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => LeastSquares(input, other, null);

        /// <summary>The least squares solution of <c>input X = other</c>: <c>[..., m, n] x [..., m, k] -> [..., n, k]</c>.</summary>
        /// <param name="input">The matrices.</param>
        /// <param name="other">The right-hand sides.</param>
        /// <param name="rcond">Singular values below this share of the largest count as zero.</param>
        /// <returns>Solution, sums of squared residuals, ranks and singular values; the last three are empty where the driver gives none.</returns>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            LeastSquares(input, other, rcond);

        private static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) LeastSquares(Tensor input, Tensor other, double? rcond)
        {
            var results = Aten.linalg_lstsq(input, other, rcond);
            return (results[0], results[1], results[2], results[3]);
        }
    }
}
