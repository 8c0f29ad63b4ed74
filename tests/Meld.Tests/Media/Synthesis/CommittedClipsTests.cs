using Meld.Corpus;
using Meld.Media;
using Meld.Media.Synthesis;
using Meld.Media.Verification;
using Meld.Testing;

namespace Meld.Tests.Media.Synthesis;

/// <summary>The clips that lie in notebooks/sample, whatever made them.</summary>
public sealed class CommittedClipsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "notebooks", "sample");
    private static readonly ClipRequest Everything = new() { Frames = FrameRule.EveryNth(1), SampleRate = ClipSynthesizer.SampleRate };

    [Fact]
    public void EveryRow_HasItsClip_ButTheOneThatLacksIt()
    {
        ClipInventory[] inventories = [.. Splits.All.Select(split => ClipInventory.Of(SampleCorpus.Corpus, split))];

        Assert.Equal([new UtteranceKey(Split.Train, 26, 6)], inventories.SelectMany(inventory => inventory.Missing).Select(utterance => utterance.Key));
        Assert.Equal(["dia8_utt4.mp4"], inventories[0].Strays);
        Assert.Empty(inventories[1].Strays);
        Assert.Equal(["._dia8_utt0.mp4", "final_videos_testdia7_utt0.mp4"], inventories[2].Strays);
    }

    [Fact]
    public void Clips_AreLessThan12MegabytesTogether() => Assert.InRange(
        Splits.All.SelectMany(split => new DirectoryInfo(Path.Combine(Folder, ClipFiles.FolderName(split))).EnumerateFiles()).Sum(file => file.Length),
        8_000_000, 12_000_000);

    [Fact]
    public void Clips_HaveTheirSize_AndRoughlyTheLengthOfTheirWords()
    {
        using var reader = ClipReaders.Create(ClipIsolation.InProcess);
        foreach (var utterance in Sound())
        {
            var info = reader.Read(ClipFiles.Find(Folder, utterance)!, new()).Info;
            Assert.Equal((180, 320, 12.0), (info.Video!.Height, info.Video.Width, info.Video.FrameRate));
            Assert.Equal(("aac", 16000, 1), (info.Audio!.Codec, info.Audio.SampleRate, info.Audio.Channels));
            Assert.InRange(info.Duration.TotalSeconds, 0.4 + (0.08 * utterance.WordCount), 1.4 + (0.75 * utterance.WordCount));
        }
    }

    [Fact]
    public void FaultyClips_HaveTheirFaults_AndOthersNone()
    {
        Assert.StartsWith("truncated: the picture ends", Problems(ClipDefect.Truncated), StringComparison.Ordinal);
        Assert.Equal("silent: digital silence", Problems(ClipDefect.Silent));
        Assert.Equal("longer than its times: lasts 6.0 s where its times say 2.0 s", Problems(ClipDefect.TooLong));
        Assert.Equal("one frame", Problems(ClipDefect.OneFrame));
        Assert.Equal("no sound", Problems(ClipDefect.WithoutSound));
        Assert.Equal("", Problems(ClipDefect.WithData));
        Assert.All(Sound().Where((_, index) => index % 60 == 0), utterance => Assert.Equal("", Problems(utterance)));
    }

    // The clip's own sound moves the mouth, so neither eSpeak NG nor its version matters.
    [Fact]
    public void Clips_ShowTheFacesThatTheCodeDraws()
    {
        using var reader = ClipReaders.Create(ClipIsolation.InProcess);
        var synthesizer = new ClipSynthesizer(new EspeakNg(), SampleClips.Seed);
        foreach (var utterance in Sound().Where(utterance => utterance.Emotion != "neutral" && utterance.WordCount < 4).Where((_, index) => index % 9 == 0))
        {
            var clip = reader.Read(ClipFiles.Find(Folder, utterance)!, Everything);
            var others = synthesizer.Face(utterance with { Key = new(Split.Dev, 99, 0) }, clip.Sound!);
            var (difference, fromOthers) = (Difference(clip.Frames!, synthesizer.Face(utterance, clip.Sound!)), Difference(clip.Frames!, others));
            Assert.InRange(difference, 0, 3);
            Assert.InRange(fromOthers, difference + 0.8, 50);
        }
    }

    private static IEnumerable<Utterance> Sound() =>
        Splits.All.SelectMany(SampleCorpus.Corpus.Utterances).Where(utterance => SampleDefects.Of(utterance.Key) == ClipDefect.None);

    private static string Problems(ClipDefect defect)
    {
        var key = SampleDefects.All.Single(pair => pair.Value == defect).Key;
        return Problems(SampleCorpus.Corpus.Utterances(key.Split).Single(utterance => utterance.Key == key));
    }

    private static string Problems(Utterance utterance)
    {
        using var reader = ClipReaders.Create(ClipIsolation.InProcess);
        var measurement = ClipMeasurement.Of(ClipFiles.Find(Folder, utterance)!, reader, VerificationSettings.Default.Limits);
        return string.Join(", ", ClipFaults.Of(measurement, utterance.Duration, DecodeLimits.Default.Length));
    }

    private static double Difference(ClipFrames one, ClipFrames other)
    {
        var sum = 0L;
        var count = Math.Min(one.Pixels.Length, other.Pixels.Length);
        for (var i = 0; i < count; i++) sum += Math.Abs(one.Pixels[i] - other.Pixels[i]);
        return (double)sum / count;
    }
}
