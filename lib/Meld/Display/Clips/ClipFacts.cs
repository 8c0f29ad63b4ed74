using Meld.Display.Drawing;
using Meld.Media;

namespace Meld.Display.Clips;

/// <summary>What a clip's container says, in words.</summary>
internal static class ClipFacts
{
    /// <summary>Length, picture and sound.</summary>
    public static string Of(ClipInfo info)
    {
        string[] facts = [Length(info.Duration), Picture(info.Video), Sound(info.Audio)];
        return string.Join(", ", facts.Where(fact => fact.Length > 0));
    }

    /// <summary>Size, codec and pace of a picture, such as <c>1280 x 720 h264 at 23.98 frames/s</c>.</summary>
    public static string Picture(VideoInfo? video)
    {
        if (video is null) return "no picture";
        var rate = video.FrameRate > 0 ? $" at {Numbers.Format(video.FrameRate, "0.##")} frames/s" : "";
        return $"{video.Width} x {video.Height} {video.Codec}{rate}";
    }

    /// <summary>Codec, rate and channels of a sound, such as <c>aac 48,000 Hz, 6 channels</c>.</summary>
    public static string Sound(AudioInfo? audio)
    {
        if (audio is null) return "no sound";
        return $"{audio.Codec} {Numbers.Format(audio.SampleRate, "#,0")} Hz, {audio.Channels} {(audio.Channels == 1 ? "channel" : "channels")}";
    }

    /// <summary>A length in seconds, such as <c>3.2 s</c>; empty where it is not known.</summary>
    public static string Length(TimeSpan length) => length > TimeSpan.Zero ? $"{Numbers.Format(length.TotalSeconds, "0.0")} s" : "";
}
