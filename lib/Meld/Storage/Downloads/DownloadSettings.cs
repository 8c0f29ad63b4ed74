namespace Meld.Storage.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadSettings
{
    /// <summary>Attempts in a row that bring nothing new before it gives up on an address.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Bytes that count as something new. A server that breaks off after each single byte would else never be given up.</summary>
    public int LeastProgress { get; init; } = 1 << 16;

    /// <summary>The time in which that much has to come, while a connection is open.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The wait after a first failure; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also where a server asks for a longer one.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Redirects that are followed one after the other.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Bytes that stay free on the disk.</summary>
    public long SpareSpace { get; init; } = 64 << 20;
}
