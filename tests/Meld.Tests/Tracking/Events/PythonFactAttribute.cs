namespace Meld.Tests.Tracking.Events;

/// <summary>A test against a reader in Python: counts as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (!Python.IsThere) Skip = "There is no /usr/bin/python3.";
    }
}
