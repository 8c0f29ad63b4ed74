namespace TorchSharp.Interop;

/// <summary>What a <see cref="Result"/> holds.</summary>
internal enum ResultKind
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Real = 3,
    Boolean = 4,
    Complex = 5,
}
