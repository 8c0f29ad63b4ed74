using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class ASGD
{
    /// <summary>What ASGD remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Learning rate of the next step, a float32 number.</summary>
        public double eta;

        /// <summary>Share of the next parameters in their mean, a float32 number.</summary>
        public double mu;

        /// <summary>Mean of the parameters.</summary>
        public Tensor ax = null!;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && eta == state.eta && mu == state.mu && Close(ax, state.ax);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            ax.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            eta = (float)options.LearningRate!.Value;
            mu = 1;
            ax = Zeros(ax);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            eta = reader.ReadDouble();
            mu = reader.ReadDouble();
            ax = Read(reader, ax);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            eta = other.eta;
            mu = other.mu;
            ax = Copy(other.ax, ax);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            writer.Write(eta);
            writer.Write(mu);
            ax.Save(writer);
        }

        /// <inheritdoc/>
        public override void to(Device device) => ax = Move(ax, device);

        /// <summary>The <see cref="eta"/> of the step that is being made.</summary>
        internal double Rate { get; private set; }

        /// <summary>The <see cref="mu"/> of the step that is being made.</summary>
        internal double Share { get; private set; }

        internal override void Advance(OptimizerOptions options)
        {
            var own = (Options)options;
            var rate = own.LearningRate!.Value;
            step++;
            (Rate, Share) = (eta, mu);
            // PyTorch keeps both in float32 tensors: the bits of a step depend on it.
            eta = (float)(rate / Math.Pow(1 + own.lambd!.Value * rate * step, own.alpha!.Value));
            mu = (float)(1 / Math.Max(1, step - own.t0!.Value));
        }

        internal override bool SharesScalars(OptimizerState other) => Rate == ((State)other).Rate && Share == ((State)other).Share;
    }
}
