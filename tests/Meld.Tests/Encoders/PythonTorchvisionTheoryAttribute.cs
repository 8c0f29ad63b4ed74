namespace Meld.Tests.Encoders;

/// <summary>A test against the machine's own PyTorch and torchvision: counts as skipped where Debian's packages of them are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTorchvisionTheoryAttribute : TheoryAttribute
{
    private const string Packages = "/usr/lib/python3/dist-packages";

    public PythonTorchvisionTheoryAttribute()
    {
        if (!Directory.Exists($"{Packages}/torch") || !Directory.Exists($"{Packages}/torchvision"))
            Skip = "/usr/bin/python3 has no torch or no torchvision (packages python3-torch and python3-torchvision).";
    }
}
