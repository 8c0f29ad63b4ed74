namespace Meld.Media;

/// <summary>A clip's sound as its container describes it.</summary>
/// <param name="Codec">libav's name of the codec, such as <c>aac</c>.</param>
/// <param name="SampleRate">Samples per second and channel.</param>
/// <param name="Channels">Number of channels; six for 5.1.</param>
public sealed record AudioInfo(string Codec, int SampleRate, int Channels);
