using Meld.Media;
using Meld.Media.Audio;

namespace Meld.Display.Clips;

/// <summary>Makes clips small enough for a page. Whatever is wrong with a clip becomes a note.</summary>
internal sealed class ClipPreviewer(ClipPlayerSettings settings)
{
    private const int PosterQuality = 70;

    // A player may jump to any second or so; MP3, since VS Code knows no AAC.
    private readonly ClipEncoding encoding = new()
    {
        RateFactor = 28,
        Preset = "veryfast",
        KeyInterval = (int)Math.Ceiling(2 * settings.FramesPerSecond),
        SoundCodec = SoundCodec.Mp3,
        SoundBitRate = 32_000,
    };

    /// <summary>The preview of a file.</summary>
    public ClipPreview OfFile(string path, IClipReader reader)
    {
        var look = new ClipRequest { AcceptDamage = true, Limits = new() { Length = settings.Length } };
        try
        {
            var info = reader.Read(path, look).Info;
            var request = look with { Frames = FrameRule.PerSecond(settings.FramesPerSecond), Size = Size(info.Video), SampleRate = settings.SampleRate };
            return OfClip(reader.Read(path, request), settings.FramesPerSecond);
        }
        catch (MediaException error)
        {
            return new() { Notes = [$"This clip cannot be shown: {error.Reason}."] };
        }
    }

    /// <summary>The preview of a clip as it was decoded; its frames are shown as fast as their times say.</summary>
    public ClipPreview OfClip(DecodedClip clip) => OfClip(clip, clip.Frames is { } frames ? Rate(frames) : 0);

    private ClipPreview OfClip(DecodedClip clip, double framesPerSecond)
    {
        var frames = clip.Frames is { Count: > 0 } some ? SmallFrame.Of(some, settings.LongestSide, settings.LongestSide, evenSides: true) : null;
        var sound = clip.Sound is { Samples.Length: > 0 } heard ? Finite(heard) : null;
        var notes = new List<string>(Notes(clip, frames, sound));
        return new()
        {
            Info = clip.Info,
            Height = frames?.Height ?? 0,
            Width = frames?.Width ?? 0,
            Poster = frames is null ? null : PictureEncoder.Jpeg(frames, frames.Count / 2, PosterQuality),
            Film = frames is { Count: > 1, Height: > 1, Width: > 1 } ? Film(frames, framesPerSecond, sound is null ? null : Beside(sound, clip.SoundStart - frames.Timestamps[0]), notes) : null,
            Sound = sound is null ? null : WavFile.ToBytes(sound),
            Notes = notes,
        };
    }

    private byte[]? Film(ClipFrames frames, double framesPerSecond, Waveform? sound, List<string> notes)
    {
        try
        {
            return ClipEncoder.Encode(frames, framesPerSecond, sound, encoding);
        }
        catch (InvalidOperationException error)
        {
            notes.Add($"No moving picture: {error.Message}");
            return null;
        }
    }

    /// <summary>No larger than the page wants it and with even sides, in the clip's own proportions.</summary>
    private FrameSize Size(VideoInfo? video)
    {
        if (video is not { Height: > 1, Width: > 1 }) return FrameSize.Source;
        var scale = Math.Min(1, settings.LongestSide / (double)Math.Max(video.Height, video.Width));
        return FrameSize.Exactly(Even(video.Height * scale), Even(video.Width * scale)) with { Scaling = FrameScaling.Area };
    }

    private static int Even(double side) => Math.Max(2, 2 * (int)(side / 2));

    private static double Rate(ClipFrames frames)
    {
        var seconds = frames.Count > 1 ? frames.Timestamps[^1] - frames.Timestamps[0] : 0;
        return seconds > 0 ? Math.Clamp((frames.Count - 1) / seconds, 0.1, 100) : 1;
    }

    /// <summary>The sound from the film's first frame on; it begins so many seconds after that, or before.</summary>
    private static Waveform Beside(Waveform sound, double lead)
    {
        var samples = (int)Math.Round(Math.Abs(lead) * sound.SampleRate);
        if (samples == 0) return sound;
        return new(lead > 0 ? [.. new float[samples], .. sound.Samples] : sound.Samples[Math.Min(samples, sound.Samples.Length)..], sound.SampleRate);
    }

    private static Waveform Finite(Waveform sound) => sound.Samples.All(float.IsFinite)
        ? sound
        : new([.. sound.Samples.Select(sample => float.IsFinite(sample) ? sample : 0)], sound.SampleRate);

    private static IEnumerable<string> Notes(DecodedClip clip, ClipFrames? frames, Waveform? sound)
    {
        if (frames is null) yield return clip.Info.Video is null ? "This clip has no picture." : "There is no frame to show.";
        if (sound is null) yield return clip.Info.Audio is null ? "This clip has no sound." : "There is no sound to play.";
        if (clip.IsCut) yield return ClipFacts.Length(clip.Info.Duration) is { Length: > 0 } all
            ? $"Only its beginning is shown; all of it lasts {all}."
            : "Only its beginning is shown.";
        if (clip.Damage.Count > 0) yield return $"Damaged: {string.Join("; ", clip.Damage)}";
    }
}
