namespace TorchSharp.Modules;

public partial class ASGD
{
    /// <summary>The options of a group of ASGD. What is null is taken from the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Whether to climb instead of to fall.</summary>
        public bool? maximize;

        /// <summary>Decay of the parameters.</summary>
        public double? lambd;

        /// <summary>Power of the decay of the learning rate.</summary>
        public double? alpha;

        /// <summary>Factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>The step after which averaging starts.</summary>
        public double? t0;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            lambd = reader.ReadDouble();
            alpha = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            t0 = reader.ReadDouble();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            maximize = other.maximize;
            lambd = other.lambd;
            alpha = other.alpha;
            weight_decay = other.weight_decay;
            t0 = other.t0;
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(lambd!.Value);
            writer.Write(alpha!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(t0!.Value);
        }
    }
}
