namespace LibTorch.Generator.Surface;

/// <summary>A class of TorchSharp that gets generated operators.</summary>
/// <param name="Letter">How the map names it.</param>
/// <param name="FullName">Its name in the facts.</param>
/// <param name="Prefix">What libtorch puts before the names of its operators.</param>
/// <param name="Nesting">The classes around and including it, outermost first.</param>
public sealed record SurfaceClass(string Letter, string FullName, string Prefix, IReadOnlyList<string> Nesting)
{
    /// <summary>Every such class.</summary>
    public static IReadOnlyList<SurfaceClass> All { get; } =
    [
        new("T", "TorchSharp.torch.Tensor", "", ["torch", "Tensor"]),
        new("t", "TorchSharp.torch", "", ["torch"]),
        new("F", "TorchSharp.torch.nn.functional", "", ["torch", "nn", "functional"]),
        new("linalg", "TorchSharp.torch.linalg", "linalg_", ["torch", "linalg"]),
        new("fft", "TorchSharp.torch.fft", "fft_", ["torch", "fft"]),
        new("special", "TorchSharp.torch.special", "special_", ["torch", "special"]),
    ];

    /// <summary>Name of its generated file, without folder.</summary>
    public string FileName => $"{string.Join('.', Nesting)}.g.cs";
}
