using Meld.Media;
using Meld.Tests.Media;

namespace Meld.Tests.Features.Steps;

/// <summary>A decoded clip that no decoder has touched: the same bytes on every machine.</summary>
internal static class MadeClip
{
    /// <summary>Three frames of 4 x 6 and a tenth of a second of a sawtooth at 16 kHz.</summary>
    public static DecodedClip Whole { get; } = Of(MadeClips.Frames(3, 4, 6), new Waveform([.. Enumerable.Range(0, 1600).Select(i => ((i % 50) - 25) / 32f)], 16_000));

    public static DecodedClip Of(ClipFrames? frames, Waveform? sound) => new() { Info = new ClipInfo { Duration = TimeSpan.FromSeconds(1) }, Frames = frames, Sound = sound };
}
