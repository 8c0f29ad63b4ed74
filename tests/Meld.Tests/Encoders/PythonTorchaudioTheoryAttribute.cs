namespace Meld.Tests.Encoders;

/// <summary>A test against the machine's own PyTorch and torchaudio: counts as skipped where Debian's packages of them are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTorchaudioTheoryAttribute : TheoryAttribute
{
    private const string Packages = "/usr/lib/python3/dist-packages";

    public PythonTorchaudioTheoryAttribute()
    {
        if (!Directory.Exists($"{Packages}/torch") || !Directory.Exists($"{Packages}/torchaudio"))
            Skip = "/usr/bin/python3 has no torch or no torchaudio (packages python3-torch and python3-torchaudio).";
    }
}
