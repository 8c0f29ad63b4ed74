using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>Copies of tensors' values, to which they can be set back.</summary>
internal sealed class KeptTensors : IDisposable
{
    private readonly List<(Tensor Tensor, Tensor Value)> kept;

    /// <summary>Copies the values as they are now.</summary>
    public KeptTensors(IEnumerable<Tensor> tensors)
    {
        using var noGrad = no_grad();
        kept = [.. tensors.Select(tensor => (tensor, tensor.clone().DetachFromDisposeScope()))];
    }

    /// <summary>The copies, in the order of the tensors.</summary>
    public IReadOnlyList<Tensor> Values => [.. kept.Select(pair => pair.Value)];

    /// <summary>Copies the values as they are now again.</summary>
    public void Update()
    {
        using var noGrad = no_grad();
        foreach (var (tensor, value) in kept) value.copy_(tensor);
    }

    /// <summary>Sets the tensors back.</summary>
    public void Restore()
    {
        using var noGrad = no_grad();
        foreach (var (tensor, value) in kept) tensor.copy_(value);
    }

    /// <summary>Frees the copies.</summary>
    public void Dispose()
    {
        foreach (var (_, value) in kept) value.Dispose();
    }
}
