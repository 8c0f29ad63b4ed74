using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter from step to step.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Makes the state of a parameter; <see cref="Initialize"/> fills it.</summary>
    /// <param name="parameter">The parameter.</param>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Whether another state is of the same kind and has, up to rounding, the same numbers.</summary>
    /// <param name="other">The other state.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Starts anew, as before the first step.</summary>
    /// <param name="options">The options of the parameter's group.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Takes over copies of the numbers of another state of the same kind.</summary>
    /// <param name="source">The other state.</param>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Writes every number, in little-endian binary form.</summary>
    /// <param name="writer">Where to.</param>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Moves the state's tensors to a device.</summary>
    /// <param name="device">The device.</param>
    public virtual void to(Device device)
    {
    }

    /// <summary>Counts a step that is about to be made; scalars of the state move on here, tensors in the step itself.</summary>
    /// <param name="options">The options of the parameter's group.</param>
    internal virtual void Advance(OptimizerOptions options)
    {
    }

    /// <summary>Whether the scalars that the step needs equal those of another state, so that both parameters can go in one list.</summary>
    /// <param name="other">A state of the same optimizer.</param>
    internal virtual bool SharesScalars(OptimizerState other) => true;

    /// <summary>Reads a tensor that may be absent.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="result">The old tensor, which is disposed, and then the new one or <see langword="null"/>.</param>
    /// <param name="device">Where the new one shall lie.</param>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        var present = reader.ReadBoolean();
        using var read = present ? TensorExtensionMethods.Load(reader) : null;
        result = Swap(result, read?.to(device, copy: true));
    }

    /// <summary>Writes a tensor that may be absent.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tensor">The tensor or <see langword="null"/>.</param>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <summary>Disposes a tensor of this state and gives the one to put in its place, which will belong to no scope.</summary>
    [return: NotNullIfNotNull(nameof(fresh))]
    private protected static Tensor? Swap(Tensor? old, Tensor? fresh)
    {
        old?.Dispose();
        return fresh?.DetachFromDisposeScope();
    }

    /// <summary>Reads a tensor that is always there, in place of an old one.</summary>
    /// <exception cref="InvalidDataException">It has not the parameter's shape.</exception>
    private protected Tensor Read(BinaryReader reader, Tensor? old)
    {
        using var read = TensorExtensionMethods.Load(reader);
        if (!read.shape.AsSpan().SequenceEqual(_parameter.shape))
            throw new InvalidDataException(
                $"The stream has a state of shape [{string.Join(", ", read.shape)}] for a parameter of shape [{string.Join(", ", _parameter.shape)}].");
        return Swap(old, read.to(_parameter.device, copy: true));
    }

    /// <summary>Copies another state's tensor to a new one of this parameter's layout, type and device, in place of an old one.</summary>
    /// <exception cref="ArgumentException">It has not the parameter's shape.</exception>
    [return: NotNullIfNotNull(nameof(source))]
    private protected Tensor? Copy(Tensor? source, Tensor? old)
    {
        if (source is null) return Swap(old, null);
        if (!source.shape.AsSpan().SequenceEqual(_parameter.shape))
            throw new ArgumentException(
                $"A state of shape [{string.Join(", ", source.shape)}] cannot go to a parameter of shape [{string.Join(", ", _parameter.shape)}].");
        // Steps are made in slices of parameter and state, which therefore have to lie alike.
        var copy = Zeros(old);
        Aten.copy_(copy, source);
        return copy;
    }

    /// <summary>Moves a tensor of this state to a device; on that device already, it stays what it is.</summary>
    [return: NotNullIfNotNull(nameof(tensor))]
    private protected static Tensor? Move(Tensor? tensor, Device device)
    {
        if (tensor is null || (tensor.device_type == device.type && (device.index < 0 || tensor.device_index == device.index))) return tensor;
        return Swap(tensor, tensor.to(device));
    }

    /// <summary>Zeros of the parameter's shape, layout, type and device, in place of an old tensor.</summary>
    private protected Tensor Zeros(Tensor? old) => Swap(old, Aten.zeros_like(_parameter));

    /// <summary>A tensor like <see cref="Zeros"/> with another number everywhere; in both parts of complex ones.</summary>
    private protected Tensor Filled(Tensor? old, double value)
    {
        var filled = Zeros(old);
        using var real = is_complex(filled.dtype) ? Aten.view_as_real(filled) : Aten.alias(filled);
        Aten.fill__Scalar(real, value);
        return filled;
    }

    /// <summary>Whether two tensors are both absent, or equal up to rounding.</summary>
    private protected static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : Aten.allclose(left, right);
}
