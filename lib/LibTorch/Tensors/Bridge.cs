#pragma warning disable
// Stands in until the rest of branch `surface` lands; deleted by that merge.
namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) { }

    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false) { }

    public static torch.Tensor Load(BinaryReader reader, bool skip = false) => null!;
}
