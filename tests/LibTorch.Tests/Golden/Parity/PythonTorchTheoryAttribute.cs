namespace LibTorch.Tests.Golden.Parity;

/// <summary>A test against the machine's own PyTorch: counts as skipped where Debian's python3-torch is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTorchTheoryAttribute : TheoryAttribute
{
    public PythonTorchTheoryAttribute()
    {
        if (!PythonTorch.IsThere) Skip = "/usr/bin/python3 has no torch (package python3-torch).";
    }
}
