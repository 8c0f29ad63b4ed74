namespace Meld.Tests.Tracking.Settings;

/// <summary>Settings with one of everything.</summary>
internal sealed record SampleSettings
{
    public required SampleParts Parts { get; init; }

    public SampleContext? Context { get; init; }

    public SampleTraining Training { get; init; } = new();
}
