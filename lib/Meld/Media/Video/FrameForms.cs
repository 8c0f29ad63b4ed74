namespace Meld.Media.Video;

/// <summary>The forms of published networks.</summary>
public static class FrameForms
{
    /// <summary>
    /// <c>[16, 3, 112, 112]</c>, as torchvision's R3D-18 and its relatives were trained on Kinetics-400 (<c>R3D_18_Weights.KINETICS400_V1</c>): 16 frames,
    /// scaled to 128 x 171 whatever the aspect, of which the middle is kept. Here the frames are spread over the whole clip, and
    /// scaling does not alias, where torchvision's presets of that time did.
    /// </summary>
    public static FrameForm Kinetics { get; } = new()
    {
        Rule = FrameRule.Spread(16),
        Size = FrameSize.Exactly(128, 171).Cropped(112, 112),
        Mean = new ChannelValues(0.43216f, 0.394666f, 0.37645f),
        Deviation = new ChannelValues(0.22803f, 0.22145f, 0.216989f),
    };

    /// <summary>
    /// <c>[30, 3, 224, 224]</c>, the form of the repository Andreaswt/ai-video-sentiment-model: the first 30 frames, 1.25 s of MELD's, squeezed into a square,
    /// from 0 to 1, with zeros where the clip has fewer. That repository leaves colours as OpenCV reads them; <see cref="FrameForm.IsBgr"/> set does so too.
    /// Its scaling takes single pixels where this takes their mean, which is less noisy and otherwise alike.
    /// </summary>
    public static FrameForm AiVideoSentiment { get; } = new() { Rule = FrameRule.First(30), Size = FrameSize.Exactly(224, 224), FrameCount = 30 };

    /// <summary><c>[frames, 3, 224, 224]</c>, as torchvision's networks were trained on ImageNet (<c>IMAGENET1K_V1</c>), frames spread over the clip.</summary>
    /// <param name="frames">How many frames.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static FrameForm ImageNet(int frames) => new()
    {
        Rule = FrameRule.Spread(frames),
        Size = FrameSize.OfShorterSide(256).Cropped(224, 224),
        Mean = new ChannelValues(0.485f, 0.456f, 0.406f),
        Deviation = new ChannelValues(0.229f, 0.224f, 0.225f),
    };
}
