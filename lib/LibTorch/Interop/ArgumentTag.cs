namespace TorchSharp.Interop;

/// <summary>What stands in the argument stream of a call; <c>ArgumentTag</c> in <c>native/shim.h</c>.</summary>
internal enum ArgumentTag : long
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    TensorList = 6,
    OptionalTensorList = 7,
    DoubleList = 8,
    String = 9,
    Device = 10,
    Generator = 11,
    Complex = 12,
    BoolList = 13,
}
