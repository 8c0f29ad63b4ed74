using Meld.Bench.Train;

namespace Meld.Tests.Models.Parity;

/// <summary>A test against the machine's own PyTorch: counts as skipped where Debian's python3-torch is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTorchFactAttribute : FactAttribute
{
    public PythonTorchFactAttribute()
    {
        if (!PythonTraining.IsThere) Skip = "/usr/bin/python3 has no torch (packages python3-torch and python3-numpy).";
    }
}
