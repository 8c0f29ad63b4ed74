namespace Meld.Tests.Tracking.Settings;

internal sealed record SampleContext(SampleDirection Direction = SampleDirection.Both, int? Size = 150);
