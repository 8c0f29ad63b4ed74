namespace TorchSharp;

/// <summary>TorchSharp's front door: tensors, their operators, and everything nested in PyTorch's module of that name.</summary>
public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);
}
