using System.Runtime.CompilerServices;
using TorchSharp;

namespace Meld.Torch;

/// <summary>The tensors that a batch refers to.</summary>
internal static class BatchTensors
{
    /// <summary>A tensor itself, those of a list or dictionary, and those of a tuple's parts; of anything else none. As references, not by value.</summary>
    /// <param name="batch">What a collating function returned.</param>
    internal static IReadOnlySet<IDisposable> Of(object? batch)
    {
        HashSet<IDisposable> found = new(ReferenceEqualityComparer.Instance);
        Collect(batch, found);
        return found;
    }

    private static void Collect(object? part, HashSet<IDisposable> found)
    {
        switch (part)
        {
            case torch.Tensor tensor:
                found.Add(tensor);
                break;
            case IReadOnlyCollection<torch.Tensor?> list:
                foreach (var one in list) Collect(one, found);
                break;
            case ICollection<torch.Tensor?> list:
                foreach (var one in list) Collect(one, found);
                break;
            case IReadOnlyCollection<KeyValuePair<string, torch.Tensor>> named:
                foreach (var (_, one) in named) Collect(one, found);
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) Collect(tuple[i], found);
                break;
        }
    }
}
