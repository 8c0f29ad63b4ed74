namespace LibTorch.Tests.Api;

/// <summary>A test on TorchSharp's own assembly: runs when TORCHSHARP_ASSEMBLY names its file, counts as skipped otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchSharpAssemblyFactAttribute : FactAttribute
{
    public TorchSharpAssemblyFactAttribute()
    {
        if (string.IsNullOrEmpty(File)) Skip = Reason;
    }

    /// <summary>The file, or an empty string when the test is skipped.</summary>
    public static string File { get; } = Environment.GetEnvironmentVariable("TORCHSHARP_ASSEMBLY") ?? "";

    private const string Reason = "TORCHSHARP_ASSEMBLY names no TorchSharp.dll of version 0.107.";
}
