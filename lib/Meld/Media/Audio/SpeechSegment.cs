namespace Meld.Media.Audio;

/// <summary>A stretch of speech.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
public sealed record SpeechSegment(TimeSpan Start, TimeSpan End);
