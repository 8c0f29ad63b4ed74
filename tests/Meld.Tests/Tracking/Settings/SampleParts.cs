namespace Meld.Tests.Tracking.Settings;

internal sealed record SampleParts(SampleEncoder? Text, SampleEncoder? Audio);
