using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the creation functions of <c>torch</c> and <c>Tensor</c> come down to: one operator each, in PyTorch's order of random draws.</summary>
internal static class Creation
{
    internal static Tensor Zeros(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.zeros(size, dtype, device: Place(device)), requiresGrad, names);

    internal static Tensor Ones(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.ones(size, dtype, device: Place(device)), requiresGrad, names);

    internal static Tensor Empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.empty_memory_format(size, dtype, device: Place(device)), requiresGrad, names);

    internal static Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.full(size, value, dtype, device: Place(device)), requiresGrad, names);

    internal static Tensor Rand(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator = null, string[]? names = null) =>
        Finish(
            generator is null ? Aten.rand(size, dtype, device: Place(device)) : Aten.rand_generator(size, generator, dtype, device: Place(device)),
            requiresGrad, names);

    internal static Tensor Randn(
        ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator = null, string[]? names = null) =>
        Finish(
            generator is null ? Aten.randn(size, dtype, device: Place(device)) : Aten.randn_generator(size, generator, dtype, device: Place(device)),
            requiresGrad, names);

    internal static Tensor RandInt(long high, Size size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        RandInt(0, high, size.Shape.AsSpan(), dtype, device, requiresGrad, generator, names);

    internal static Tensor RandInt(long high, long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        RandInt(0, high, size.AsSpan(), dtype, device, requiresGrad, generator, names);

    internal static Tensor RandInt(int high, int[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        RandInt(0, high, Wide(size), dtype, device, requiresGrad, generator, names);

    internal static Tensor RandInt(
        long low, long high, Size size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        RandInt(low, high, size.Shape.AsSpan(), dtype, device, requiresGrad, generator, names);

    internal static Tensor RandInt(
        int low, int high, int[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        RandInt(low, high, Wide(size), dtype, device, requiresGrad, generator, names);

    internal static Tensor RandInt(
        long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names)
    {
        var type = dtype ?? ScalarType.Int64;
        var made = generator is null
            ? Aten.randint_low(low, high, size, type, device: Place(device))
            : Aten.randint_low_generator(low, high, size, generator, type, device: Place(device));
        return Finish(made, requiresGrad, names);
    }

    internal static Tensor Normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator, string[]? names) =>
        Finish(Aten.normal_float_float(mean, std, size, generator, dtype, device: Place(device)), requiresGrad, names);

    internal static Tensor ZerosLike(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.zeros_like(input, dtype, device: Given(device)), requiresGrad, names);

    internal static Tensor OnesLike(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.ones_like(input, dtype, device: Given(device)), requiresGrad, names);

    internal static Tensor EmptyLike(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.empty_like(input, dtype, device: Given(device)), requiresGrad, names);

    internal static Tensor FullLike(Tensor input, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) =>
        Finish(Aten.full_like(input, value, dtype, device: Given(device)), requiresGrad, names);

    internal static Tensor RandLike(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.rand_like(input, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor RandnLike(Tensor input, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.randn_like(input, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor RandIntLike(Tensor input, long low, long high, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.randint_like_low_dtype(input, low, high, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor NewZeros(Tensor input, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.new_zeros(input, size, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor NewOnes(Tensor input, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.new_ones(input, size, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor NewEmpty(Tensor input, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.new_empty(input, size, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor NewFull(Tensor input, ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.new_full(input, size, value, dtype, device: Given(device)), requiresGrad, null);

    internal static Tensor Arange(Scalar stop, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.arange(stop, dtype, device: Place(device)), requiresGrad, null);

    internal static Tensor Arange(Scalar start, Scalar stop, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.arange_start(start, stop, dtype, device: Place(device)), requiresGrad, null);

    internal static Tensor Arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Finish(Aten.arange_start_step(start, stop, step, dtype, device: Place(device)), requiresGrad, null);

    /// <summary>Where a new tensor goes: the given device, else the default one; <see langword="null"/> is the CPU.</summary>
    /// <exception cref="InvalidOperationException">This machine's libtorch has no such device.</exception>
    internal static Device? Place(Device? device) => Given(device) ?? DefaultDevice;

    /// <summary>A device that there is; <see langword="null"/> is another tensor's.</summary>
    /// <exception cref="InvalidOperationException">This machine's libtorch has no such device.</exception>
    internal static Device? Given(Device? device) => device is null ? null : InitializeDevice(device);

    /// <summary>What every creation ends with.</summary>
    /// <exception cref="NotSupportedException">Dimensions were to be named.</exception>
    internal static Tensor Finish(Tensor tensor, bool requiresGrad, string[]? names)
    {
        if (names is { Length: > 0 })
        {
            tensor.Dispose();
            throw new NotSupportedException("Named dimensions are not supported: leave 'names' out.");
        }
        if (requiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    /// <summary>Whole numbers as longs.</summary>
    internal static long[] Wide(int[] values) => Array.ConvertAll(values, value => (long)value);
}
