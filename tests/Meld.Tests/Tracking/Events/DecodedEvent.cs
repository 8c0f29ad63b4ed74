namespace Meld.Tests.Tracking.Events;

/// <summary>An event as <see cref="EventDecoder"/> reads it.</summary>
internal sealed record DecodedEvent(double Time, long Step, string? Version = null, string? Tag = null, float? Scalar = null, int? Session = null);
