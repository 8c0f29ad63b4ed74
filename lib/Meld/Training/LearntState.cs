using Meld.Models;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>
/// What training changes of a model: the parameters with gradients, and buffers such as a batch norm's means. The rest comes from seed and files.
/// </summary>
internal static class LearntState
{
    /// <summary>The model's own tensors by dotted name, in the model's order.</summary>
    public static IReadOnlyList<(string Name, Tensor Tensor)> Of(DialogueModel model) =>
    [
        .. model.named_parameters().Where(named => named.parameter.requires_grad).Select(named => (named.name, (Tensor)named.parameter)),
        .. model.named_buffers(include_nonpersistent: false).Select(named => (named.name, named.buffer)),
    ];
}
