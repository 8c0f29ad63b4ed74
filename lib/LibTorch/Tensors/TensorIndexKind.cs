namespace TorchSharp;

/// <summary>What a part of an index is. A slice of a whole dimension is the default.</summary>
internal enum TensorIndexKind
{
    Slice,
    Single,
    None,
    Ellipsis,
    Bool,
    Tensor,
}
