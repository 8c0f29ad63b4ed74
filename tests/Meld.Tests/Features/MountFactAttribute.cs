namespace Meld.Tests.Features;

/// <summary>A test on a file system of its own: counts as skipped where this user may mount none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!StoreProcess.CanMount) Skip = "This user may not mount file systems (unshare -rm).";
    }
}
