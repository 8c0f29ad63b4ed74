using System.Text.RegularExpressions;
using Meld.Corpus;
using Meld.Display;
using Meld.Media;
using Meld.Testing;
using Meld.Tests.Corpus;
using Meld.Tests.Media;

namespace Meld.Tests.Display;

public partial class ClipPlayerTests
{
    private static readonly Utterance Utterance = DisplayExamples.Dialogue.Utterances[0];

    [Fact]
    public void ToHtml_Clip_IsAsBefore() => Snapshot.Match(
        ClipExamples.WithoutBytes(ClipPlayer.For("folder/dia7_utt0.mp4", new FakeClipReader(ClipExamples.Clip)).ToHtml()) + "\n", "clip-player.html");

    [Fact]
    public void For_Utterance_ShowsWhoSaysWhatBesideTheClip()
    {
        using var corpus = new CorpusWithClips(Utterance);
        var player = ClipPlayer.For(corpus.Corpus, Utterance, new FakeClipReader(ClipExamples.Clip));
        Snapshot.Match(ClipExamples.WithoutBytes(player.ToHtml()) + "\n", "clip-player-utterance.html");
        Assert.Equal(
            "[joy]  Ann  We <won> & \"how\"!\ndia7_utt0.mp4, 3.2 s", player.ToString());
    }

    [Fact]
    public void For_File_AsksForNoMoreThanItShows()
    {
        var reader = new FakeClipReader(ClipExamples.Clip);
        ClipPlayer.For("x.mp4", reader, new() { LongestSide = 200, FramesPerSecond = 10, SampleRate = 8000, Length = TimeSpan.FromSeconds(5) });
        Assert.Equal([null, FrameRule.PerSecond(10)], reader.Requests.Select(request => request.Frames));
        Assert.Equal([null, 8000], reader.Requests.Select(request => request.SampleRate));
        Assert.Equal((112, 200), (reader.Requests[1].Size.Height, reader.Requests[1].Size.Width));
        Assert.All(reader.Requests, request => Assert.Equal(TimeSpan.FromSeconds(5), request.Limits.Length));
        Assert.False(reader.IsDisposed);
    }

    [Fact]
    public void For_RealFile_IsDecodedAndShown()
    {
        using var directory = new TemporaryDirectory();
        var encoding = new ClipEncoding { SoundCodec = SoundCodec.Aac };
        var path = directory.Write("dia1_utt1.mp4", ClipEncoder.Encode(ClipExamples.Frames(30, 360, 640, 24), 24, ClipExamples.Tone(1.25), encoding));
        var player = ClipPlayer.For(path);
        Assert.Contains("width=\"320\" height=\"180\"", player.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("src=\"data:video/mp4;base64,", player.ToHtml(), StringComparison.Ordinal);
        Assert.Matches(@"^dia1_utt1\.mp4: 1\.\d s, 640 x 360 h264 at 24 frames/s, aac 16,000 Hz, 1 channel$", player.ToString());
    }

    [Fact]
    public void ToHtml_SoundThatBeginsLater_BeginsLaterInTheFilm()
    {
        using var directory = new TemporaryDirectory();
        var clip = new DecodedClip { Info = ClipExamples.Info, Frames = ClipExamples.Frames(24, 90, 160, 12), Sound = ClipExamples.Tone(1), SoundStart = 1 };
        var film = directory.Write("film.mp4", Convert.FromBase64String(Film().Match(ClipPlayer.For(clip).ToHtml()).Groups[1].Value));
        using var reader = new ClipReader();

        var samples = reader.Read(film, new() { SampleRate = 16_000 }).Sound!.Samples;

        Assert.InRange(samples[..14_000].Max(MathF.Abs), 0, 0.02f);
        Assert.InRange(samples[18_000..30_000].Max(MathF.Abs), 0.05f, 2);
    }

    [Fact]
    public void ToHtml_Film_HasSoundThatEveryPlayerKnows()
    {
        using var directory = new TemporaryDirectory();
        var film = directory.Write("film.mp4", Convert.FromBase64String(Film().Match(ClipPlayer.For(ClipExamples.Clip).ToHtml()).Groups[1].Value));
        using var reader = new ClipReader();
        var info = reader.Read(film, new()).Info;
        Assert.Equal(("h264", "mp3"), (info.Video?.Codec, info.Audio?.Codec));
    }

    [Fact]
    public void For_ClipThatIsNotThere_SaysSoAndGoesOn()
    {
        var player = ClipPlayer.For(DisplayExamples.Corpus, Utterance);
        Assert.DoesNotContain("<video", player.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith("\n  The corpus has no clip dia7_utt0.mp4 for train.", player.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_ClipThatCannotBeRead_GivesTheReasonWithoutItsFolder()
    {
        var reader = new FakeClipReader((path, _) => throw new MediaException(path, MediaProblem.Unreadable, "these bytes are no clip"));
        Assert.Equal("dia1_utt2.mp4\n  This clip cannot be shown: these bytes are no clip.", ClipPlayer.For("/a/b/dia1_utt2.mp4", reader).ToString());
    }

    [Fact]
    public void For_DamagedOrLongClip_ShowsWhatThereIsAndSaysSo()
    {
        var clip = new DecodedClip
        {
            Info = ClipExamples.Info with { Duration = TimeSpan.FromSeconds(304.9) },
            Frames = ClipExamples.Clip.Frames,
            Sound = ClipExamples.Clip.Sound,
            IsCut = true,
            Damage = ["the picture ends early"],
        };
        var player = ClipPlayer.For(clip);
        Assert.Contains("<video", player.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith(
            "\n  Only its beginning is shown; all of it lasts 304.9 s.\n  Damaged: the picture ends early", player.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_LongClipOfUnknownLength_GivesNoLength()
    {
        var clip = new DecodedClip { Info = ClipExamples.Info with { Duration = TimeSpan.Zero }, Frames = ClipExamples.Clip.Frames, IsCut = true };
        Assert.Contains("\n  Only its beginning is shown.", ClipPlayer.For(clip).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_ClipWithoutPicture_HasSoundAlone()
    {
        var html = ClipPlayer.For(new DecodedClip { Info = ClipExamples.Info with { Video = null }, Sound = ClipExamples.Tone(1) }).ToHtml();
        Assert.Contains("<audio", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<video", html, StringComparison.Ordinal);
        Assert.Contains("This clip has no picture.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void For_ClipWithoutSound_IsSilentFilm()
    {
        var html = ClipPlayer.For(new DecodedClip { Info = ClipExamples.Info with { Audio = null }, Frames = ClipExamples.Clip.Frames }).ToHtml();
        Assert.Contains("<video", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<audio", html, StringComparison.Ordinal);
        Assert.Contains("This clip has no sound.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 180, 320)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 3, 1)]
    public void For_OneFrameOrHardlyAPixel_IsPictureWithoutFilm(int count, int height, int width)
    {
        var html = ClipPlayer.For(new DecodedClip { Info = ClipExamples.Info, Frames = ClipExamples.Frames(count, height, width, 12) }).ToHtml();
        Assert.Contains("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<video", html, StringComparison.Ordinal);
    }

    [Fact]
    public void For_NothingDecoded_SaysSo()
    {
        var clip = new DecodedClip { Info = ClipExamples.Info, Frames = new([], 180, 320, []), Sound = new([], 16_000) };
        Assert.EndsWith("  There is no frame to show.\n  There is no sound to play.", ClipPlayer.For(clip).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_SamplesThatAreNoNumbers_PlaysSilenceInTheirPlace()
    {
        var sound = ClipExamples.Tone(1);
        sound.Samples[100] = float.NaN;
        var html = ClipPlayer.For(new DecodedClip { Info = ClipExamples.Info, Frames = ClipExamples.Clip.Frames, Sound = sound }).ToHtml();
        Assert.Contains("<video", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_TwentyClipsOfMeldsKind_StayUnderTenMegabytes()
    {
        // Grain, which a camera has and a drawing has not, is what costs bytes.
        var noise = new Random(1);
        var frames = ClipExamples.Frames(38, 180, 320, 12);
        for (var i = 0; i < frames.Pixels.Length; i++) frames.Pixels[i] = (byte)(frames.Pixels[i] + noise.Next(0, 9));
        var sound = ClipExamples.Tone(3.2);
        for (var i = 0; i < sound.Samples.Length; i++) sound.Samples[i] += 0.2f * noise.NextSingle();
        var html = ClipPlayer.For(new DecodedClip { Info = ClipExamples.Info, Frames = frames, Sound = sound }).ToHtml();
        Assert.InRange(html.Length, 150_000, 10_000_000 / 20);
    }

    [Fact]
    public void For_FileCutOffAnywhere_SaysWhatIsWrong()
    {
        using var directory = new TemporaryDirectory();
        var whole = ClipEncoder.Encode(ClipExamples.Frames(12, 90, 160, 12), 12, ClipExamples.Tone(1));
        foreach (var length in Enumerable.Range(0, 12).Select(twelfth => whole.Length * twelfth / 12))
        {
            var player = ClipPlayer.For(directory.Write($"cut{length}.mp4", whole[..length]));
            Assert.Matches(@"\n  (This clip cannot be shown|Damaged): |There is no frame to show.", player.ToString());
            Assert.StartsWith("<div", player.ToHtml(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void For_EveryFixture_PlaysSomethingOrSaysWhyNot()
    {
        foreach (var name in Fixtures.Names)
        {
            var player = ClipPlayer.For(Fixtures.Clip(name));
            Assert.Matches("<video|<audio|<img|This clip cannot be shown|There is no frame", player.ToHtml());
            Assert.DoesNotContain("No moving picture", player.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void For_RateThatMp3Lacks_HasSoundAloneInItsOwnRate()
    {
        var clip = new DecodedClip { Info = ClipExamples.Info, Frames = ClipExamples.Clip.Frames, Sound = ClipExamples.Tone(1, 9_000) };
        var player = ClipPlayer.For(clip);
        Assert.Contains("<audio", player.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("No moving picture: ", player.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("src=\"data:video/mp4;base64,([^\"]+)\"")]
    private static partial Regex Film();
}
