#pragma warning disable
// Stands in until branch `surface` lands; deleted by that merge.
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope NewDisposeScope() => new();

    public static IDisposable no_grad() => new GradMode(false);

    private sealed class GradMode : IDisposable
    {
        private readonly int before = NativeMethods.torch_grad_enabled();

        internal GradMode(bool on) => NativeMethods.torch_set_grad_enabled(on ? 1 : 0);

        public void Dispose() => NativeMethods.torch_set_grad_enabled(before);
    }

    public static Device get_default_device() => CPU;

    public static ScalarType get_default_dtype() => (ScalarType)NativeMethods.torch_default_dtype();

    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    public partial class Tensor
    {
        public unsafe long[] shape
        {
            get
            {
                long* sizes;
                var n = NativeMethods.torch_tensor_sizes(Handle, &sizes);
                return new ReadOnlySpan<long>(sizes, n).ToArray();
            }
        }

        public long ndim => shape.Length;

        public long numel() => NativeMethods.torch_tensor_numel(Handle);

        public ScalarType dtype => (ScalarType)NativeMethods.torch_tensor_dtype(Handle);

        public Device device => CPU;

        public unsafe Tensor? grad
        {
            get
            {
                Result* r;
                NativeMethods.torch_tensor_grad(Handle, &r);
                return r->Tensor == 0 ? null : new Tensor(r->Tensor, 0);
            }

            set => NativeMethods.torch_tensor_set_grad(Handle, value?.Handle ?? 0);
        }

        public bool requires_grad
        {
            get => NativeMethods.torch_tensor_requires_grad(Handle) != 0;
            set => NativeMethods.torch_tensor_set_requires_grad(Handle, value ? 1 : 0);
        }

        public unsafe T item<T>()
            where T : unmanaged
        {
            Result r;
            NativeError.Check(NativeMethods.torch_tensor_item(Handle, &r), "item");
            return (T)System.Convert.ChangeType(r.Kind == ResultKind.Integer ? r.Integer : r.Real, typeof(T));
        }

        public Tensor to() => this;

        public unsafe void backward()
        {
            var h = Handle;
            NativeError.Check(NativeMethods.torch_backward(&h, 1, null, 0, 0, null, 0), "backward");
        }

        public Tensor MoveToOuterDisposeScope() => Scope!.MoveToOuter(this);

        public Tensor DetachFromDisposeScope() => Scope?.Detach(this) ?? this;
    }
}

public static class TensorExtensionMethods
{
    public static double ToDouble(this torch.Tensor value) => value.item<double>();

    public static void Save(this torch.Tensor tensor, BinaryWriter writer) { }

    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false) { }

    public static torch.Tensor Load(BinaryReader reader, bool skip = false) => null!;
}
