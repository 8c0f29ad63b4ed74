using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the loaders' collating functions have in common.</summary>
internal static class Batches
{
    /// <summary>Tensors of one shape <c>[…]</c> as one tensor <c>[batch, …]</c> on a device.</summary>
    internal static Tensor Stack(IEnumerable<Tensor> tensors, Device device)
    {
        var stacked = Aten.stack(tensors);
        return stacked.device_type == device.type && (device.index < 0 || stacked.device_index == device.index) ? stacked : stacked.to(device);
    }
}
