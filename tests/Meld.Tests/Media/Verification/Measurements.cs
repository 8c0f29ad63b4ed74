using Meld.Media.Verification;

namespace Meld.Tests.Media.Verification;

/// <summary>Made-up measurements.</summary>
internal static class Measurements
{
    /// <summary>Of a clip that nothing is wrong with.</summary>
    public static ClipMeasurement Sound { get; } = new()
    {
        Bytes = 1000,
        Sha256 = new string('a', 64),
        ContainerSeconds = 2,
        Video = ClipExamples.Info.Video,
        Audio = ClipExamples.Info.Audio,
        Frames = 48,
        PictureSeconds = 2,
        SoundSeconds = 2,
        Samples = 32_000,
        Peak = 0.5f,
    };
}
