namespace TorchSharp;

/// <summary>The dispose scopes of the current thread.</summary>
public class DisposeScopeManager
{
    /// <summary>What this thread made and disposed.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadScopes.Current.Statistics;
}
