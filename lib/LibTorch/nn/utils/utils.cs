using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients down together when the norm over all of them is above a bound.</summary>
            /// <param name="tensors">The parameters; those without a gradient are passed over.</param>
            /// <param name="max_norm">The bound.</param>
            /// <param name="norm_type">Which norm; infinity gives the largest absolute value.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                Tensor[] gradients = [.. Gradients(tensors)];
                if (gradients.Length == 0) return 0;
                Tensor total;
                if (double.IsPositiveInfinity(norm_type))
                {
                    total = Aten.max(Aten.stack([.. gradients.Select(gradient => Aten.max(Aten.abs(gradient)))]));
                }
                else
                {
                    var norms = Aten.stack([.. gradients.Select(gradient => Norm(gradient, norm_type))]);
                    total = Norm(norms, norm_type);
                }
                // As tensors, so that every rounding is PyTorch's.
                var coefficient = Aten.clamp(Aten.mul_Scalar(Aten.reciprocal(Aten.add_Scalar(total, 1e-6)), max_norm), max: 1.0);
                foreach (var gradient in gradients) Aten.mul__Tensor(gradient, coefficient);
                return total.ToDouble();
            }

            /// <summary>Bounds every number of every gradient.</summary>
            /// <param name="tensors">The parameters; those without a gradient are passed over.</param>
            /// <param name="clip_value">The greatest absolute value.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                foreach (var gradient in Gradients(tensors)) Aten.clamp_(gradient, -clip_value, clip_value);
            }

            /// <summary>All parameters in one vector, one after the other.</summary>
            /// <param name="tensors">The parameters.</param>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return scope.MoveToOuter(Aten.cat([.. tensors.Select(one => Aten.reshape(one, [-1]))]));
            }

            /// <summary>Copies a vector back into the parameters it was made of.</summary>
            /// <param name="vec">The vector.</param>
            /// <param name="tensors">The parameters.</param>
            /// <exception cref="ArgumentException">The vector is not as long as the parameters together.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                Parameter[] targets = [.. tensors];
                var wanted = targets.Sum(one => one.numel());
                if (vec.ndim != 1 || vec.numel() != wanted)
                    throw new ArgumentException($"The parameters take a vector of {wanted} numbers; this one has the shape [{string.Join(", ", vec.shape)}].", nameof(vec));
                long start = 0;
                foreach (var target in targets)
                {
                    var end = start + target.numel();
                    Aten.copy_(target, Aten.view(Aten.slice_Tensor(vec, 0, start, end), target.shape));
                    start = end;
                }
            }

            private static IEnumerable<Tensor> Gradients(IEnumerable<Parameter> tensors) => tensors.Select(one => one.grad).OfType<Tensor>();

            private static Tensor Norm(Tensor tensor, double p)
            {
                long[] all = [.. Enumerable.Range(0, (int)tensor.ndim)];
                return Aten.norm_ScalarOpt_dim(tensor, p, all);
            }
        }
    }
}
