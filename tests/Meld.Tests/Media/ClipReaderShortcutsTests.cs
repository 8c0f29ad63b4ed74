using FsCheck;
using FsCheck.Fluent;
using Meld.Media;
using Meld.Media.Interop;

namespace Meld.Tests.Media;

/// <summary>What is not decoded makes no difference: the same bytes come out when everything is.</summary>
public sealed class ClipReaderShortcutsTests
{
    [Fact]
    public void Read_AnyClipAndRule_EqualsDecodingEverything() => Check(60);

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_AnyClipAndRule_EqualsDecodingEverythingOften() => Check(3000);

    private static void Check(int clips)
    {
        var cases =
            from name in Gen.Elements(Fixtures.Names.ToArray())
            from rule in Gen.OneOf(
                Gen.Choose(1, 60).Select(FrameRule.First), Gen.Choose(1, 120).Select(FrameRule.Spread), Gen.Choose(1, 60).Select(FrameRule.EveryNth),
                Gen.Choose(1, 500).Select(rate => FrameRule.PerSecond(rate / 10.0)))
            from length in Gen.Elements(60, 1.5, 0.6, 0.04)
            from sound in Gen.Elements<int?>(null, 16_000)
            select (name, new ClipRequest { Frames = rule, SampleRate = sound, Limits = new() { Length = TimeSpan.FromSeconds(length) } });
        using var reader = new ClipReader();
        using var everything = new ClipReader(Shortcuts.Skipping);
        using var again = new ClipReader(Shortcuts.Holding);
        Prop.ForAll(cases.ToArbitrary(), chosen =>
        {
            var (clip, request) = (Fixtures.Clip(chosen.name), chosen.Item2);
            var read = reader.Read(clip, request);
            SameClip.Assert(everything.Read(clip, request), read);
            SameClip.Assert(again.Read(clip, request), read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(clips));
    }
}
