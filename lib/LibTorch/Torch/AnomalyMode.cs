using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>The search for gradients that are not numbers; disposing it goes back to what was before.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool enabledBefore = IsEnabled;
    private readonly bool checkedBefore = ShouldCheckNaN;
    private bool left;

    /// <summary>Switches the search.</summary>
    /// <param name="enabled">Whether to search.</param>
    /// <param name="check_nan">Whether gradients are checked.</param>
    public AnomalyMode(bool enabled, bool check_nan = true) => Set(enabled, check_nan);

    /// <summary>Whether it is switched on.</summary>
    public static bool IsEnabled => NativeMethods.torch_anomaly_enabled() != 0;

    /// <summary>Whether gradients are checked.</summary>
    public static bool ShouldCheckNaN => NativeMethods.torch_anomaly_checks_nan() != 0;

    /// <summary>Goes back to what was before.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Goes back to what was before.</summary>
    /// <param name="disposing">Whether somebody asked for it.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (left || !disposing) return;
        left = true;
        Set(enabledBefore, checkedBefore);
    }

    private static void Set(bool enabled, bool checkNan) => NativeMethods.torch_set_anomaly(enabled ? 1 : 0, checkNan ? 1 : 0);
}
