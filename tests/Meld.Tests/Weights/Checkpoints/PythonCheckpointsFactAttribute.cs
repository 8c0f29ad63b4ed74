namespace Meld.Tests.Weights.Checkpoints;

/// <summary>A test against the machine's own PyTorch: counts as skipped where Debian's python3-torch is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonCheckpointsFactAttribute : FactAttribute
{
    public PythonCheckpointsFactAttribute()
    {
        if (!PythonCheckpoints.IsThere) Skip = "/usr/bin/python3 has no torch (package python3-torch).";
    }
}
